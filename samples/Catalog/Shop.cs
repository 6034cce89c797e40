namespace Catalog;

/// <summary>The six tables, and what spans several of them.</summary>
/// <param name="commit">Makes changes last; what it costs is what a disk costs.</param>
public sealed class Shop(Func<Task> commit)
{
    public Table<Category> Categories { get; } = new();
    public Table<Supplier> Suppliers { get; } = new();
    public Table<Product> Products { get; } = new();
    public Table<Listing> Listings { get; } = new();
    public Table<Price> Prices { get; } = new();
    public Table<Image> Images { get; } = new();

    public async Task<T> Commit<T>(T change)
    {
        await commit();
        return change;
    }

    public object? Detail(int productId) => Products.Find(productId) is not { } product ? null : new
    {
        product,
        category = Categories.Find(product.CategoryId),
        supplier = Suppliers.Find(product.SupplierId),
        listings = Listings.Where(l => l.ProductId == productId),
        prices = Prices.Where(p => p.ProductId == productId),
        images = Images.Where(i => i.ProductId == productId),
    };

    public async Task List(int productId, int shops)
    {
        for (var i = 0; i < shops; i++) Listings.Add(id => new(id, productId, $"shop {id % 50}", id % 4 > 0));
        await commit();
    }

    /// <summary>A product and its listings.</summary>
    /// <param name="oneByOne">The planted fault: a commit for each listing.</param>
    public async Task<bool> Delete(int productId, bool oneByOne)
    {
        foreach (var listing in Listings.Where(l => l.ProductId == productId))
        {
            Listings.Remove(listing.Id);
            if (oneByOne) await commit();
        }
        var removed = Products.Remove(productId);
        await commit();
        return removed;
    }

    public static Shop Stocked(Func<Task> commit)
    {
        var shop = new Shop(commit);
        for (var i = 0; i < 40; i++) shop.Categories.Add(id => new(id, $"category {id}"));
        for (var i = 0; i < 100; i++) shop.Suppliers.Add(id => new(id, $"supplier {id}", id % 3 == 0 ? "PT" : "DE"));
        for (var i = 0; i < 1000; i++)
        {
            var product = shop.Products.Add(id => new(id, $"product {id}", 1 + id % 40, 1 + id % 100)).Id;
            for (var j = 0; j < 5; j++) shop.Listings.Add(id => new(id, product, $"shop {id % 50}", id % 4 > 0));
            shop.Prices.Add(id => new(id, product, 1 + id % 500, "EUR"));
            shop.Images.Add(id => new(id, product, $"/images/{id}.webp", 800, 600));
        }
        return shop;
    }
}

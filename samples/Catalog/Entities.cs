namespace Catalog;

public sealed record Category(int Id, string Name);

public sealed record Supplier(int Id, string Name, string Country);

public sealed record Product(int Id, string Name, int CategoryId, int SupplierId);

/// <summary>An offer of a product in a shop. Where the product goes, its listings go.</summary>
public sealed record Listing(int Id, int ProductId, string Shop, bool InStock);

public sealed record Price(int Id, int ProductId, decimal Amount, string Currency);

public sealed record Image(int Id, int ProductId, string Address, int Width, int Height);

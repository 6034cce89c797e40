using Catalog;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning); // two lines a request would be most of what is measured
var app = builder.Build();

var shop = Shop.Stocked(commit: () => Task.Delay(2));
var oneByOne = app.Configuration["FAULT"] == "one-by-one";

app.MapGet("/health", () => "ok");

app.MapGet("/products/{id:int}", (int id) => Found(shop.Detail(id)));
app.MapGet("/categories/{id:int}", (int id) => Found(shop.Categories.Find(id)));
app.MapGet("/suppliers/{id:int}", (int id) => Found(shop.Suppliers.Find(id)));
app.MapGet("/listings/{id:int}", (int id) => Found(shop.Listings.Find(id)));

app.MapGet("/products", (int category, int supplier) => shop.Products.Where(p => p.CategoryId == category && p.SupplierId == supplier));
app.MapGet("/listings", (string shopName, bool inStock) => shop.Listings.Where(l => l.Shop == shopName && l.InStock == inStock).Take(100));
app.MapGet("/prices", (decimal from, decimal to) => shop.Prices.Where(p => p.Amount >= from && p.Amount <= to).Take(100));

app.MapPatch("/products/{id:int}", async (int id, NewName sent) => Found(await shop.Commit(shop.Products.Change(id, p => p with { Name = sent.Name }))));
app.MapPatch("/suppliers/{id:int}", async (int id, NewCountry sent) => Found(await shop.Commit(shop.Suppliers.Change(id, s => s with { Country = sent.Country }))));
app.MapPatch("/prices/{id:int}", async (int id, NewAmount sent) => Found(await shop.Commit(shop.Prices.Change(id, p => p with { Amount = sent.Amount }))));
app.MapPut("/categories/{id:int}", async (int id, Category sent) => Found(await shop.Commit(shop.Categories.Change(id, _ => sent with { Id = id }))));
app.MapPut("/images/{id:int}", async (int id, Image sent) => Found(await shop.Commit(shop.Images.Change(id, _ => sent with { Id = id }))));

app.MapPost("/products", async (Product sent) => await shop.Commit(shop.Products.Add(id => sent with { Id = id })));
app.MapPost("/products/{id:int}/listings", async (int id, int shops) => await shop.List(id, shops));
app.MapDelete("/products/{id:int}", async (int id) => await shop.Delete(id, oneByOne) ? Results.NoContent() : Results.NotFound());

app.Run();

static IResult Found(object? found) => found is null ? Results.NotFound() : Results.Ok(found);

namespace Catalog;

// What a PATCH may change.

public sealed record NewName(string Name);

public sealed record NewCountry(string Country);

public sealed record NewAmount(decimal Amount);

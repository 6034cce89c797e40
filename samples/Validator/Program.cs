using Microsoft.AspNetCore.RateLimiting;
using Validator;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning); // two lines a request would be most of what is measured
var fault = builder.Configuration["FAULT"];

// The banks' register takes four questions at a time, and ten milliseconds for each: 400 a second at the most.
builder.Services.AddRateLimiter(limits => limits.AddConcurrencyLimiter("register", register =>
{
    register.PermitLimit = fault == "one-at-a-time" ? 1 : 4;
    register.QueueLimit = 1000;
}));
var app = builder.Build();
app.UseRateLimiter();

var leak = new Leak();

app.MapGet("/health", () => "ok");
app.MapGet("/valid/{iban}", (string iban) =>
{
    if (fault == "leak") leak.Remember();
    return new { valid = Iban.IsValid(iban) };
});
app.MapGet("/registered/{iban}", async (string iban) =>
{
    await Task.Delay(10);
    return new { registered = Iban.IsValid(iban) };
}).RequireRateLimiting("register");

app.Run();

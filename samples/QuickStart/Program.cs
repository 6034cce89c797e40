using QuickStart;

if (args is ["import", ..])
{
    ImportJob.Run(rows: 20_000, Console.Out);
    return;
}

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapGet("/health", () => "ok");
app.MapGet("/api/prices", () => PriceList.Parse(PriceList.Sample(100)));
app.Run();

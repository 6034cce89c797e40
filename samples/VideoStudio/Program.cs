using VideoStudio;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning); // two lines a request would be most of what is measured
var app = builder.Build();

var studio = Studio.WithOutputs(500);
var slowQueue = app.Configuration["FAULT"] == "slow-queue";

app.MapGet("/health", () => "ok");
app.MapGet("/api/v1/system/stats", SystemStats.Now);
app.MapGet("/api/v1/queue", async () =>
{
    if (slowQueue) await Task.Delay(2000);
    return studio.Queue;
});
app.MapGet("/api/v1/outputs", (int page, int size) => studio.Page(page, size));
app.MapGet("/api/v1/outputs/{id:int}/file", (int id) =>
    studio.File(id) is { } video ? Results.Bytes(video, "video/mp4", enableRangeProcessing: true) : Results.NotFound());

app.Run();

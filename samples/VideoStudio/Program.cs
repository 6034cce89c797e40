using System.Text.Json;
using VideoStudio;
using VideoStudio.Jobs;
using VideoStudio.Rendering;

var builder = WebApplication.CreateSlimBuilder(args);
var fault = builder.Configuration["FAULT"];
var renderer = new Renderer(builder.Configuration.GetValue("PACE", 1.0), fault);
if (builder.Configuration["render"] is not null) return RenderCommand.Run(builder.Configuration, renderer, Console.Out);

builder.Logging.SetMinimumLevel(LogLevel.Warning); // two lines a request would be most of what is measured
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
builder.Services.AddSingleton(_ => new JobServer(renderer, builder.Configuration.GetValue("WORKERS", 2)));
builder.Services.AddHostedService(services => services.GetRequiredService<JobServer>());
var app = builder.Build();

var studio = Studio.WithOutputs(500);

app.MapGet("/health", () => "ok");
app.MapGet("/api/v1/system/stats", SystemStats.Now);
app.MapGet("/api/v1/queue", async () =>
{
    if (fault == "slow-queue") await Task.Delay(2000);
    return studio.Queue;
});
app.MapGet("/api/v1/outputs", (int page, int size) => studio.Page(page, size));
app.MapGet("/api/v1/outputs/{id:int}/file", (int id) =>
    studio.File(id) is { } video ? Results.Bytes(video, "video/mp4", enableRangeProcessing: true) : Results.NotFound());
app.MapJobs();

app.Run();
return 0;

using VideoStudio.Rendering;

namespace VideoStudio.Jobs;

public static class Routes
{
    public static void MapJobs(this WebApplication app)
    {
        app.MapPost("/api/v1/generate", (Order order, JobServer jobs) =>
            order.Fault() is { } fault ? Results.BadRequest(new { error = fault }) : Results.Accepted(value: new { jobs.Submit(order).TaskId }));
        app.MapGet("/api/v1/tasks/{id}", (string id, JobServer jobs) => jobs.Find(id) is { } generation ? Results.Ok(generation) : Results.NotFound());
        app.MapDelete("/api/v1/tasks/{id}", (string id, JobServer jobs) => jobs.Cancel(id) ? Results.NoContent() : Results.NotFound());
        app.MapGet("/api/v1/outputs/{id}", (string id, JobServer jobs) => jobs.File(id) is { } file ? Results.File(file, "image/apng") : Results.NotFound());
    }
}

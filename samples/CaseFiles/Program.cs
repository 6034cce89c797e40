using CaseFiles;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning); // two lines a request would be most of what is measured
var app = builder.Build();

var archive = Archive.WithCases(2000);
var sessions = new Sessions(app.Configuration["CASEFILES_PASSWORD"] ?? throw new InvalidOperationException("CASEFILES_PASSWORD is not set."));

app.MapGet("/health", () => "ok");
app.MapPost("/login", (Login login) => sessions.Open(login) is { } token ? Results.Ok(new { access_token = token }) : Results.Unauthorized());

var api = app.MapGroup("/api/cases").AddEndpointFilter(sessions.Check);
if (app.Configuration["FAULT"] == "flaky") api.AddEndpointFilter(new Flaky(each: 49).Check);

api.MapGet("", (int page) => archive.Page(page));
api.MapGet("search", (string text) => archive.Search(text));
api.MapGet("{id:int}", (int id) => archive.Find(id) is { } found ? Results.Ok(found) : Results.NotFound());
api.MapGet("{id:int}/content", (int id) => archive.Find(id) is { } found ? Results.Text(found.Content()) : Results.NotFound());
api.MapPost("{id:int}/validate", (int id) => archive.Find(id) is { } found ? Results.Ok(Validation.Of(found)) : Results.NotFound());

app.Run();

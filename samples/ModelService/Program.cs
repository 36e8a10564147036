using OpenTelemetry.Metrics;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddIrisPredictor();
builder.Services.AddPenguinsPredictor();
builder.Services.AddOpenApi(openApi => openApi.AddDocumentTransformer((document, _, _) =>
{
    document.Info.Title = "Acme models";
    document.Info.Description = "Names the species of flowers and of penguins.";
    document.Info.Contact = new() { Name = "Acme", Email = "models@acme.example", Url = new Uri("https://acme.example/models") };
    document.Info.License = new() { Name = "MIT", Url = new Uri("https://acme.example/license") };
    return Task.CompletedTask;
}));
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
    .AddMeter("ModelPack", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
    .AddPrometheusExporter());

var app = builder.Build();
app.MapIrisPredictor("/iris");
app.MapPenguinsPredictor("/penguins");
app.MapModelPackHealth();
app.MapOpenApi();
app.MapPrometheusScrapingEndpoint("/metrics");
app.Run();

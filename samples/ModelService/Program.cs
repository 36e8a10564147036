var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddIrisPredictor();
builder.Services.AddPenguinsPredictor();
builder.Services.AddOpenApi();

var app = builder.Build();
app.MapIrisPredictor("/iris");
app.MapPenguinsPredictor("/penguins");
app.MapModelPackHealth();
app.MapOpenApi();
app.Run();

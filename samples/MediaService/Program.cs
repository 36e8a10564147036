var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddDigitsPredictor();
builder.Services.AddSentimentPredictor();
builder.Services.AddOpenApi();

var app = builder.Build();
app.MapDigitsPredictor("/digits");
app.MapSentimentPredictor("/sentiment");
app.MapModelPackHealth();
app.MapOpenApi();
app.Run();

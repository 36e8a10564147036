// SageMaker starts a container with one argument: docker run IMAGE serve
if (args is not ["serve", ..])
{
    Console.Error.WriteLine("Usage: SageMakerService serve");
    return 2;
}

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddIrisPredictor();

// 8080, unless SageMaker runs several containers on one instance and gives each a port.
builder.WebHost.UseUrls($"http://*:{builder.Configuration["SAGEMAKER_BIND_TO_PORT"] ?? "8080"}");

// After SIGTERM running requests are answered; SageMaker kills what is still there after 30 seconds.
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));

var app = builder.Build();
app.MapSageMaker();
app.Run();
return 0;

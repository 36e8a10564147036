using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ModelPack;
using ModelPack.Benchmarks.Server;

// Which server, and the path of the model. What both have in common is here, so that they differ in their endpoints only.
if (args is not [string kind, string model] || kind is not ("modelpack" or "floor" or "alone" or "batching"))
{
    Console.Error.WriteLine("Arguments: 'modelpack', 'floor', 'alone' or 'batching', and the path of the model.");
    return 2;
}

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();

// With a log ASP.NET Core gives each request an activity and a scope of its own, which would hide the endpoints' share.
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1));
IBenchmarkServer server = kind switch
{
    "floor" => new HandWrittenServer(),
    "alone" => new WideServer(batching: null),
    "batching" => new WideServer(new MicroBatchingOptions()),
    _ => new ModelPackServer(),
};
server.AddServices(builder.Services, model);
WebApplication app = builder.Build();
server.Map(app, model);

// What all requests up to now have allocated.
app.Map("/allocated", (RequestDelegate)(context => context.Response.WriteAsync(GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture))));
await app.StartAsync();
Console.WriteLine(app.Urls.First());

// Lives as long as the one who asked for it.
Console.In.ReadToEnd();
return 0;

using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ModelPack.Load.Server;

/// <summary>An app as users have it, with the defaults of all limits.</summary>
internal static class LoadServer
{
    /// <summary>Serves the models of a folder until a signal comes.</summary>
    public static async Task RunAsync(string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        var journal = new SwapJournal();
        builder.Logging.ClearProviders().AddProvider(journal);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddFastPredictor(options => Use(options, Path.Combine(folder, "fast.onnx")));
        builder.Services.AddSlowPredictor(options => Use(options, Path.Combine(folder, "slow.onnx")));
        WebApplication app = builder.Build();
        app.MapFastPredictor("/fast");
        app.MapSlowPredictor("/slow");
        app.MapModelPackHealth();
        Swapping.Map(app, folder, journal);
        app.Map("/memory", (RequestDelegate)(static context => context.Response.WriteAsync(Environment.WorkingSet.ToString(CultureInfo.InvariantCulture))));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    public static string DigestOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static void Use(PredictorOptions options, string path)
    {
        options.ModelPath = path;
        options.ExpectedDigest = DigestOf(path);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace ModelPack.Load.Server;

/// <summary>Replaces the fast model by another version and back, again and again.</summary>
internal static class Swapping
{
    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(10);

    /// <summary>Maps <c>POST /swap?seconds=..&amp;least=..</c>: swaps for that long, and at least that often.</summary>
    public static void Map(WebApplication app, string folder, SwapJournal journal)
    {
        string[] paths = [Path.Combine(folder, "fast-2.onnx"), Path.Combine(folder, "fast.onnx")];
        ModelReplacement[] replacements = [.. paths.Select(static path => new ModelReplacement(path) { ExpectedDigest = LoadServer.DigestOf(path) })];
        app.MapPost("/swap", (RequestDelegate)(async context =>
        {
            ModelHost host = app.Services.GetRequiredKeyedService<ModelHost>("fast");
            double seconds = double.Parse(context.Request.Query["seconds"]!, CultureInfo.InvariantCulture);
            int least = int.Parse(context.Request.Query["least"]!, CultureInfo.InvariantCulture);
            int swaps = 0, failed = 0;
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds || swaps < least; swaps++)
            {
                failed += await TrySwapAsync(host, replacements[swaps % 2]) ? 0 : 1;
                await Task.Delay(10);
            }

            await context.Response.WriteAsJsonAsync(new SwapCounts(swaps, failed, await LeftOpenAsync(journal)));
        }));
    }

    private static async Task<bool> TrySwapAsync(ModelHost host, ModelReplacement replacement)
    {
        try
        {
            ModelSwap swap = await host.SwapAsync(replacement);
            return swap.Current.Digest == host.Info.Digest && swap.Current.Digest != swap.Previous.Digest;
        }
        catch (ModelLoadException)
        {
            return false;
        }
    }

    // The last models that were replaced go when the calls that run on them are done.
    private static async Task<int> LeftOpenAsync(SwapJournal journal)
    {
        for (long start = Stopwatch.GetTimestamp(); journal.Open > 0 && Stopwatch.GetElapsedTime(start) < s_drain;)
            await Task.Delay(20);
        return journal.Open;
    }
}

using System.Diagnostics;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.SageMaker;

/// <summary>The sample runs as its container would run it: <c>serve</c>, a port, SIGTERM.</summary>
public sealed class SampleTests
{
    private const string Listening = "Now listening on: ";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_serves_and_ends_on_SIGTERM()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGTERM is a signal of Unix.");
        using Process app = Start("serve");
        try
        {
            using var client = new HttpClient { BaseAddress = await ReadAddressAsync(app) };
            Answer ping = await Answer.GetAsync(client, "/ping");
            Assert.Equal((200, ""), (ping.Status, ping.Text));
            Answer answer = await Answer.PostAsync(client, "/invocations", "5.1,3.5,1.4,0.2\n", "text/csv");
            Assert.StartsWith("Setosa,", answer.Text, StringComparison.Ordinal);

            using Process signal = Process.Start("kill", ["-TERM", app.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await app.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);
            Assert.Equal(0, app.ExitCode);
        }
        finally
        {
            if (!app.HasExited)
                app.Kill();
        }
    }

    [Fact]
    public async Task Without_serve_the_sample_says_how_it_is_used()
    {
        using Process app = Start("train");
        string error = await app.StandardError.ReadToEndAsync(Token);
        await app.WaitForExitAsync(Token);
        Assert.Equal((2, "Usage: SageMakerService serve"), (app.ExitCode, error.Trim()));
    }

    private static Process Start(string argument)
    {
        // tests/<project>/bin/<configuration>/net10.0
        string[] place = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        string root = string.Join(Path.DirectorySeparatorChar, place[..^5]);
        string assembly = Path.Combine(root, "samples", "SageMakerService", "bin", place[^2], place[^1], "SageMakerService.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, argument]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SAGEMAKER_BIND_TO_PORT"] = "0";
        return Process.Start(start)!;
    }

    private static async Task<Uri> ReadAddressAsync(Process app)
    {
        while (await app.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            int found = line.IndexOf(Listening, StringComparison.Ordinal);
            if (found >= 0)
                return new Uri($"http://127.0.0.1:{new Uri(line[(found + Listening.Length)..].Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Port}");
        }

        throw new InvalidOperationException(await app.StandardError.ReadToEndAsync(Token));
    }
}

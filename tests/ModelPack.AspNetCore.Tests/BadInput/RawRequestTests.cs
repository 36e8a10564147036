using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>Broken HTTP to every route: each answer is the route's or the server's refusal, and the next request on another connection is answered.</summary>
[Collection(AloneCollection.Name)]
public sealed partial class RawRequestTests(HostileApp app)
{
    public static TheoryData<HostileRoute> Routes => [.. HostileRoutes.All];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Broken_requests_are_never_a_server_error(HostileRoute route)
    {
        var problems = new List<string>();
        foreach ((string name, byte[] request) in RawRequests.To(route))
        {
            string answer = await ExchangeAsync(request);
            foreach (Match status in Status().Matches(answer))
            {
                if (status.Groups[1].Value[0] is not ('2' or '4') && status.Groups[1].Value != "100" && status.Groups[1].Value != "505")
                    problems.Add($"{name}: {status.Value}");
            }

            if (((string[])[AnswerCheck.Marker, "Exception", "   at ", "onnxruntime", TestContext.Current.TestAssembly!.AssemblyPath]).FirstOrDefault(inside => answer.Contains(inside, StringComparison.Ordinal)) is { } leak)
                problems.Add($"{name} leaks '{leak}': {answer}");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Answer good = await app.SendAsync(route, route.Body(route.Good));
        Assert.Equal(route.IsGood ? 200 : 400, good.Status);
    }

    // Sends all, says that nothing more comes, and reads what there is.
    private async Task<string> ExchangeAsync(byte[] request)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port, late.Token);
        NetworkStream stream = client.GetStream();
        var received = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, late.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(received, late.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // A server may drop a connection that breaks the protocol, while it is still written to.
        }

        return Encoding.Latin1.GetString(received.ToArray());
    }

    [GeneratedRegex(@"HTTP/1\.1 (\d{3})")]
    private static partial Regex Status();
}

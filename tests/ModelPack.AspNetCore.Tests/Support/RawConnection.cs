using System.Net.Sockets;
using System.Text;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>HTTP by hand, for what a client library would not send.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly StringBuilder _received = new();

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return connection;
    }

    public async Task SendAsync(string text) =>
        await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Reads until a text has come; fails when it does not come.</summary>
    public async Task<string> ReceiveUntilAsync(string text)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        byte[] buffer = new byte[4096];
        while (!_received.ToString().Contains(text, StringComparison.Ordinal))
        {
            int read = await _client.GetStream().ReadAsync(buffer, late.Token);
            Assert.True(read > 0, $"The connection ended before '{text}': {_received}");
            _received.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return _received.ToString();
    }

    public void Dispose() => _client.Dispose();
}

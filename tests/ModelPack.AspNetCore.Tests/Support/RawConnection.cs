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

    /// <summary>Sends so many bytes of white space, and reads nothing meanwhile.</summary>
    /// <param name="count">How many.</param>
    /// <param name="inChunks">Whether as chunks of a body without a length, with the last one.</param>
    public async Task SendBodyAsync(long count, bool inChunks)
    {
        byte[] space = new byte[1 << 16];
        space.AsSpan().Fill((byte)' ');
        for (long sent = 0; sent < count; sent += space.Length)
        {
            int length = (int)Math.Min(space.Length, count - sent);
            if (inChunks)
                await SendAsync($"{length:x}\r\n");
            await _client.GetStream().WriteAsync(space.AsMemory(0, length), TestContext.Current.CancellationToken);
            if (inChunks)
                await SendAsync("\r\n");
        }

        if (inChunks)
            await SendAsync("0\r\n\r\n");
    }

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

using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ModelPack.Benchmarks.Http;

/// <summary>Plain sockets, where wrk is not there: takes more of the machine for itself, so its rates are lower.</summary>
internal sealed class SocketLoad : ILoad
{
    public string Name => "sockets";

    public LoadResult Run(Uri address, string body, int connections, TimeSpan duration)
    {
        byte[] request = Encoding.UTF8.GetBytes(
            $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        long started = Stopwatch.GetTimestamp();
        long[] requests = Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAsync(address, request, started, duration)))).GetAwaiter().GetResult();
        return new LoadResult(requests.Sum(), Stopwatch.GetElapsedTime(started));
    }

    private static async Task<long> SendAsync(Uri address, byte[] request, long started, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        var buffer = new byte[64 * 1024];
        long requests = 0;
        for (; Stopwatch.GetElapsedTime(started) < duration; requests++)
        {
            await socket.SendAsync(request);
            int received = 0;
            do
            {
                int count = await socket.ReceiveAsync(buffer.AsMemory(received));
                received += count > 0 ? count : throw new InvalidOperationException("The server closed the connection.");
            }
            while (!IsWhole(buffer.AsSpan(0, received)));
        }

        return requests;
    }

    private static bool IsWhole(ReadOnlySpan<byte> response)
    {
        int head = response.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        if (!response.StartsWith("HTTP/1.1 200 "u8))
            throw new InvalidOperationException("A request failed under load: " + Encoding.UTF8.GetString(response));
        int at = Encoding.ASCII.GetString(response[..head]).IndexOf("content-length: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !Utf8Parser.TryParse(response[(at + "content-length: ".Length)..], out int length, out _))
            return response.EndsWith("0\r\n\r\n"u8);
        return response.Length >= head + 4 + length;
    }
}

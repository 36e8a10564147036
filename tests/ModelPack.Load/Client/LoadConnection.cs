using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ModelPack.Load.Client;

/// <summary>A connection over which one request is sent after the other. It sends nothing twice and hides nothing: a request that is not answered is told.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int MostBytes = 64 * 1024;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[MostBytes];

    private LoadConnection()
    {
    }

    /// <summary>Whether the last answer said that it was the last one.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Connects; null when nobody listens any more.</summary>
    public static async Task<LoadConnection?> TryOpenAsync(Uri address)
    {
        var connection = new LoadConnection();
        try
        {
            await connection._socket.ConnectAsync(address.Host, address.Port);
            return connection;
        }
        catch (SocketException)
        {
            connection.Dispose();
            return null;
        }
    }

    /// <summary>Sends without waiting for the answer.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> request) => await _socket.SendAsync(request);

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The status; 0 when the connection ended before the answer did.</returns>
    public async Task<int> SendAndReceiveAsync(ReadOnlyMemory<byte> request)
    {
        try
        {
            await _socket.SendAsync(request);
            int count = 0;
            while (true)
            {
                int read = await _socket.ReceiveAsync(_received.AsMemory(count));
                if (read == 0)
                    return 0;
                count += read;
                if (Parse(_received.AsSpan(0, count)) is { } status)
                    return status;
            }
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    public void Dispose() => _socket.Dispose();

    private int? Parse(ReadOnlySpan<byte> answer)
    {
        int end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        string head = Encoding.ASCII.GetString(answer[..end]);
        int length = int.Parse(HeaderOf(head, "Content-Length") ?? throw new InvalidDataException("An answer has no length."), CultureInfo.InvariantCulture);
        if (answer.Length < end + 4 + length)
            return null;
        IsLast = HeaderOf(head, "Connection") == "close";
        return int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }

    private static string? HeaderOf(string head, string name) => head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}

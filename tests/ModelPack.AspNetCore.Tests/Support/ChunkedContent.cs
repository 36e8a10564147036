using System.Net;
using System.Text;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>A body without a length, sent in several chunks.</summary>
public sealed class ChunkedContent(string text) : HttpContent
{
    private const int Chunk = 50_000;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int start = 0; start < bytes.Length; start += Chunk)
        {
            await stream.WriteAsync(bytes.AsMemory(start, Math.Min(Chunk, bytes.Length - start)));
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

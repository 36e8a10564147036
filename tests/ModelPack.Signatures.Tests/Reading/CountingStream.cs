namespace ModelPack.Signatures.Tests;

/// <summary>Counts the reads of a stream, and the bytes that they gave.</summary>
internal sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
{
    public int Reads { get; private set; }

    public long BytesRead { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = base.Read(buffer, offset, count);
        Reads++;
        BytesRead += read;
        return read;
    }
}

namespace ModelPack.Signatures.Tests.Fuzzing;

/// <summary>Changes files as a fuzzer does, the same way in every run.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> corpus)
{
    // Where formats break: ends of varints, signs, lengths.
    private static readonly byte[] s_interesting = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x08, 0x0a, 0x12, 0x3a, (byte)'"', (byte)'\\', (byte)'\n', (byte)'[', (byte)'('];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        byte[] file = corpus[_random.Next(corpus.Count)];
        for (int changes = _random.Next(1, 8); changes > 0 && file.Length > 0; changes--)
            file = Change(file);
        return file;
    }

    private byte[] Change(byte[] file)
    {
        int at = _random.Next(file.Length);
        int length = _random.Next(1, Math.Min(64, file.Length - at) + 1);
        return _random.Next(6) switch
        {
            0 => [.. file[..at], (byte)_random.Next(256), .. file[(at + 1)..]],
            1 => [.. file[..at], s_interesting[_random.Next(s_interesting.Length)], .. file[(at + 1)..]],
            2 => [.. file[..at], .. file[(at + length)..]],
            3 => [.. file[..(at + length)], .. file[at..]],
            4 => [.. file[..at], .. Part(corpus[_random.Next(corpus.Count)]), .. file[at..]],
            _ => [.. file[..at], (byte)(file[at] ^ (1 << _random.Next(8))), .. file[(at + 1)..]],
        };
    }

    private byte[] Part(byte[] file)
    {
        int at = _random.Next(file.Length);
        return file[at..(at + _random.Next(1, file.Length - at + 1))];
    }
}

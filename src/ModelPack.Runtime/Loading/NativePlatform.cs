using System.Buffers.Binary;

namespace ModelPack.Runtime.Loading;

/// <summary>For which platform a native library is, from the first bytes of its file.</summary>
internal static class NativePlatform
{
    private const int HeaderLength = 4_096;
    private const int ElfMachine = 18;
    private const int PeOffset = 0x3C;

    /// <summary>As in <c>linux-arm64</c>; null where the file is no native library.</summary>
    public static string? Of(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            byte[] header = new byte[HeaderLength];
            return Of(header.AsSpan(0, stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Of(ReadOnlySpan<byte> header) => header switch
    {
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] when header.Length > ElfMachine + 1 => "linux-" + Elf(BinaryPrimitives.ReadUInt16LittleEndian(header[ElfMachine..])),
        [0xCF, 0xFA, 0xED, 0xFE, _, _, _, _, ..] => "osx-" + MachO(BinaryPrimitives.ReadUInt32LittleEndian(header[4..])),
        [0xCA, 0xFE, 0xBA, 0xBE, ..] => "osx",
        [(byte)'M', (byte)'Z', ..] when header.Length > PeOffset + 4 => Windows(header, BinaryPrimitives.ReadInt32LittleEndian(header[PeOffset..])),
        _ => null,
    };

    private static string? Windows(ReadOnlySpan<byte> header, int start) => start >= 0 && start + 6 <= header.Length
        ? "win-" + Pe(BinaryPrimitives.ReadUInt16LittleEndian(header[(start + 4)..]))
        : null;

    private static string Elf(ushort machine) => machine switch
    {
        3 => "x86",
        40 => "arm",
        62 => "x64",
        183 => "arm64",
        _ => "unknown",
    };

    private static string Pe(ushort machine) => machine switch
    {
        0x14C => "x86",
        0x8664 => "x64",
        0xAA64 => "arm64",
        _ => "unknown",
    };

    private static string MachO(uint processor) => processor switch
    {
        0x0100_0007 => "x64",
        0x0100_000C => "arm64",
        _ => "unknown",
    };
}

namespace ModelPack.Packages.Reading;

/// <summary>The checksum of ZIP archives, which the base library writes but does not compare when it reads.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB8_8320;
    private static readonly uint[] s_table = CreateTable();

    /// <summary>The checksum of all that a stream gives.</summary>
    public static uint Of(Stream stream)
    {
        byte[] buffer = new byte[1 << 16];
        uint sum = uint.MaxValue;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            foreach (byte value in buffer.AsSpan(0, read))
                sum = s_table[(byte)sum ^ value] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] CreateTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            table[i] = value;
        }

        return table;
    }
}

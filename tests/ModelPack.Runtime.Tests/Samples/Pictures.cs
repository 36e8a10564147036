using System.Buffers.Binary;
using SkiaSharp;

namespace ModelPack.Runtime.Tests.Samples;

/// <summary>Draws pictures, good ones and bad ones.</summary>
internal static class Pictures
{
    private const int Cells = 8;

    /// <summary>A square picture of 8 by 8 grey cells, from 0 to 1.</summary>
    public static byte[] Draw(float[] cells, int side, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(side, side);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                byte grey = (byte)MathF.Round(cells[(y * Cells / side * Cells) + (x * Cells / side)] * 255);
                bitmap.SetPixel(x, y, new SKColor(grey, grey, grey));
            }
        }

        using SKImage image = SKImage.FromBitmap(bitmap);
        using SKData data = image.Encode(format, 100);
        return data.ToArray();
    }

    /// <summary>A PNG whose header claims another size, with a checksum that is right: a decompression bomb.</summary>
    public static byte[] Claiming(byte[] png, int width, int height)
    {
        byte[] bomb = [.. png];
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));
        return bomb;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 * (crc & 1));
        }

        return ~crc;
    }
}

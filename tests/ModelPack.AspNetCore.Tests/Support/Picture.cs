using System.Buffers.Binary;
using SkiaSharp;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>Pictures that clients send.</summary>
public static class Picture
{
    /// <summary>A zero, drawn in ink or in chalk.</summary>
    public static byte[] Draw(SKEncodedImageFormat format, bool chalk = false)
    {
        (SKColor stroke, SKColor ground) = chalk ? (SKColors.White, SKColors.Black) : (SKColors.Black, SKColors.White);
        using var bitmap = new SKBitmap(64, 64);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = stroke, StrokeWidth = 11, IsStroke = true })
        {
            canvas.Clear(ground);
            canvas.DrawOval(32, 32, 14, 24, paint);
        }

        using SKImage image = SKImage.FromBitmap(bitmap);
        using SKData data = image.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A small PNG that claims to be as large as one can be.</summary>
    public static byte[] Bomb()
    {
        byte[] png = Draw(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Checksum(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
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

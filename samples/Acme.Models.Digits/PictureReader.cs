using SkiaSharp;

namespace Acme.Models;

/// <summary>Reads PNG and JPEG files.</summary>
internal static class PictureReader
{
    /// <summary>The longest side of a picture that is read. A file of a few bytes can claim any size: this is looked at before memory is taken.</summary>
    public const int MaxSide = 2_048;

    /// <summary>The brightness of a picture, from 0 to 1, scaled down to a square of so many pixels a side; null where it is no whole PNG or JPEG file.</summary>
    public static float[]? ReadGrey(byte[] file, int size)
    {
        using SKData data = SKData.CreateCopy(file);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg } || Math.Max(codec.Info.Width, codec.Info.Height) > MaxSide)
            return null;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var picture = new SKBitmap(info);
        return codec.GetPixels(info, picture.GetPixels()) == SKCodecResult.Success ? ScaleDown(picture, size) : null;
    }

    // Each pixel of the square is the mean of the part of the picture that it covers.
    private static float[] ScaleDown(SKBitmap picture, int size)
    {
        ReadOnlySpan<byte> pixels = picture.GetPixelSpan();
        var grey = new float[size * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                (int left, int right) = Part(column, size, picture.Width);
                (int top, int bottom) = Part(row, size, picture.Height);
                float sum = 0;
                for (int y = top; y < bottom; y++)
                {
                    for (int x = left; x < right; x++)
                        sum += Brightness(pixels[((y * picture.RowBytes) + (x * 4))..]);
                }

                grey[(row * size) + column] = sum / ((bottom - top) * (right - left));
            }
        }

        return grey;
    }

    private static (int Start, int End) Part(int index, int count, int length)
    {
        int start = index * length / count;
        return (start, Math.Max(start + 1, (index + 1) * length / count));
    }

    // What is transparent shows white paper.
    private static float Brightness(ReadOnlySpan<byte> pixel)
    {
        float opacity = pixel[3] / 255f;
        float luma = ((0.299f * pixel[0]) + (0.587f * pixel[1]) + (0.114f * pixel[2])) / 255;
        return Math.Clamp((luma * opacity) + (1 - opacity), 0, 1);
    }
}

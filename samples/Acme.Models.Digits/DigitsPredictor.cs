using ModelPack;

namespace Acme.Models;

/// <summary>Reads a handwritten digit from a picture.</summary>
[ModelContract("models/digits.onnx")]
public sealed partial class DigitsPredictor : IPredictor<DigitPicture, Digit>, IEncoder<DigitPicture, DigitPixels>, IDecoder<DigitScores, Digit>
{
    /// <inheritdoc/>
    public static DigitPixels Encode(DigitPicture input, ModelAssets assets)
    {
        float[] brightness = PictureReader.ReadGrey(input.Image, DigitPixels.Size)
            ?? throw new InvalidInputException(nameof(DigitPicture.Image), $"Must be a whole PNG or JPEG picture of up to {PictureReader.MaxSide} by {PictureReader.MaxSide} pixels.");

        // The model has learned bright strokes on black.
        return new DigitPixels { Image = input.LightOnDark ? brightness : [.. brightness.Select(static value => 1 - value)] };
    }

    /// <inheritdoc/>
    public static Digit Decode(DigitScores tensors, ModelAssets assets)
    {
        float highest = tensors.Probabilities.Max();
        return new Digit { Value = Array.IndexOf(tensors.Probabilities, highest), Confidence = highest };
    }
}

using System.Text.RegularExpressions;
using ModelPack;

namespace Acme.Models;

/// <summary>Says whether a sentence is friendly.</summary>
[ModelContract("models/sentiment.onnx")]
public sealed partial class SentimentPredictor : IPredictor<Sentence, Opinion>, IEncoder<Sentence, Words>, IDecoder<Scores, Opinion>
{
    /// <inheritdoc/>
    public static Words Encode(Sentence input, ModelAssets assets)
    {
        HashSet<string> stopWords = assets.GetOrAdd("stopwords.txt", ReadStopWords);
        string[] words = [.. Word().Matches(input.Text.ToLowerInvariant()).Select(static match => match.Value).Where(word => !stopWords.Contains(word))];
        if (words.Length == 0)
            throw new InvalidInputException(nameof(Sentence.Text), "Must hold a word other than 'the', 'and' and their like.");
        return new Words { Tokens = words };
    }

    /// <inheritdoc/>
    public static Opinion Decode(Scores tensors, ModelAssets assets) => new()
    {
        Sentiment = tensors.Sentiment,
        Confidence = tensors.Values.Max(),
    };

    private static HashSet<string> ReadStopWords(Stream file)
    {
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}']+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

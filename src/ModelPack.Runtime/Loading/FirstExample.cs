using System.Buffers;
using System.Text.Json;

namespace ModelPack.Runtime.Loading;

/// <summary>The first packaged example whose input is in the contract's words: a real row to warm a model up with.</summary>
internal static class FirstExample
{
    /// <summary>How much of the file is looked at, in bytes. Examples are recorded rows; a file may hold many, and one of them is enough.</summary>
    public const int MaxLength = 4 << 20;

    /// <summary>The input as JSON; null when there is none.</summary>
    /// <param name="examples">The start of the file.</param>
    public static ReadOnlySequence<byte>? Find(ReadOnlyMemory<byte> examples)
    {
        for (int end = examples.Span.IndexOf((byte)'\n'); end >= 0; end = examples.Span.IndexOf((byte)'\n'))
        {
            if (TryFindInput(examples[..end], out ReadOnlyMemory<byte> input))
                return new ReadOnlySequence<byte>(input);
            examples = examples[(end + 1)..];
        }

        return TryFindInput(examples, out ReadOnlyMemory<byte> last) ? new ReadOnlySequence<byte>(last) : null;
    }

    // Nobody vouches for this file. What is no example is passed over; what is one is validated like any request.
    private static bool TryFindInput(ReadOnlyMemory<byte> line, out ReadOnlyMemory<byte> input)
    {
        input = default;
        var reader = new Utf8JsonReader(line.Span);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isInput = reader.ValueTextEquals("input"u8);
                reader.Read();
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (!isInput)
                    continue;
                input = line[start..(int)reader.BytesConsumed];
                return true;
            }
        }
        catch (JsonException)
        {
            // A line that was cut off, or that somebody else wrote.
        }

        return false;
    }
}

using System.Buffers;
using System.Text.Json;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Lines that wait to be predicted together, joined into one JSON array.</summary>
/// <param name="capacity">The most lines.</param>
internal sealed class JsonLineGroup(int capacity)
{
    private static readonly JsonReaderOptions s_strict = new() { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    private readonly List<ReadOnlySequence<byte>> _lines = new(Math.Min(capacity, 64));

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<ReadOnlySequence<byte>> Lines => _lines;

    /// <summary>The bytes of all lines.</summary>
    public long Length { get; private set; }

    /// <summary>Whether no line can be added.</summary>
    public bool IsFull => _lines.Count >= capacity;

    /// <summary>Adds a line; its memory must stay until the group is cleared.</summary>
    public void Add(in ReadOnlySequence<byte> line)
    {
        _lines.Add(line);
        Length += line.Length;
    }

    /// <summary>Forgets the lines.</summary>
    public void Clear()
    {
        _lines.Clear();
        Length = 0;
    }

    /// <summary>Writes the lines as one array, if each of them is exactly one JSON value. Otherwise a line could end the array, or lend its comma to the next, and answers would move to other rows.</summary>
    public bool TryJoin(IBufferWriter<byte> array)
    {
        for (int i = 0; i < _lines.Count; i++)
        {
            if (!IsOneValue(_lines[i]))
                return false;
            array.Write(i == 0 ? "["u8 : ","u8);
            foreach (ReadOnlyMemory<byte> segment in _lines[i])
                array.Write(segment.Span);
        }

        array.Write("]"u8);
        return true;
    }

    /// <summary>Writes each element of a JSON array on a line of its own.</summary>
    /// <returns>How many there were.</returns>
    public static int Split(ReadOnlySpan<byte> array, IBufferWriter<byte> lines)
    {
        var reader = new Utf8JsonReader(array);
        reader.Read();
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            lines.Write(array[start..(int)reader.BytesConsumed]);
            lines.Write("\n"u8);
            count++;
        }

        return count;
    }

    /// <summary>Whether a line is one JSON value and nothing else.</summary>
    public static bool IsOneValue(in ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, s_strict);
            reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

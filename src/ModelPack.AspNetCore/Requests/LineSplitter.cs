using System.Buffers;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Cuts a stream into lines while it arrives. A line beyond the limit is reported once and dropped as it comes, never held.</summary>
/// <param name="limit">The most bytes of a line.</param>
internal sealed class LineSplitter(long limit)
{
    private static readonly SearchValues<byte> s_content = SearchValues.Create(
        [.. Enumerable.Range(0, 256).Select(static value => (byte)value).Where(static value => value is not ((byte)' ' or (byte)'\t' or (byte)'\r'))]);

    // How many bytes at the start of the buffer are known to hold no line end, so that a line in small pieces is not searched over and over.
    private long _searched;
    private bool _dropping;

    /// <summary>Takes the next line off the front of <paramref name="buffer"/>; blank lines are passed over.</summary>
    /// <param name="buffer">What arrived and is not consumed; what remains has no whole line.</param>
    /// <param name="last">Whether nothing comes after the buffer.</param>
    /// <param name="line">The line without its end; empty when it is too long.</param>
    /// <returns>Whether there was a line.</returns>
    public bool TryTake(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> line)
    {
        while (TryCut(ref buffer, last, out line, out bool ended))
        {
            bool tooLong = line.Length > limit;
            bool reported = _dropping;
            _dropping = (_dropping || tooLong) && !ended;
            if (reported)
                continue;
            if (tooLong)
                line = default;
            else if (IsBlank(line))
                continue;
            return true;
        }

        return false;
    }

    // Cuts at a line end, at the end of the stream, or where a line without end in sight is already too long.
    private bool TryCut(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> piece, out bool ended)
    {
        SequencePosition? end = buffer.Slice(_searched).PositionOf((byte)'\n');
        ended = end is not null;
        if (end is { } found)
        {
            piece = buffer.Slice(0, found);
            buffer = buffer.Slice(buffer.GetPosition(1, found));
            _searched = 0;
            return true;
        }

        piece = buffer;
        _searched = buffer.Length;
        if (buffer.IsEmpty || !(last || _dropping || buffer.Length > limit))
            return false;
        buffer = buffer.Slice(buffer.End);
        _searched = 0;
        return true;
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (ReadOnlyMemory<byte> segment in line)
        {
            if (segment.Span.ContainsAny(s_content))
                return false;
        }

        return true;
    }
}

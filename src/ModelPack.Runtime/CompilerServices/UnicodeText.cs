using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Whether text is Unicode text at all: tensors hold UTF-8, which has no form for half a surrogate pair.</summary>
internal static class UnicodeText
{
    /// <summary>Whether every surrogate has its other half.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (first < 0)
            return true;
        for (text = text[first..]; !text.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int consumed) != OperationStatus.Done)
                return false;
            text = text[consumed..];
        }

        return true;
    }

    /// <summary>How many code points a text has.</summary>
    public static int LengthOf(string text)
    {
        int length = text.Length;
        int first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF');
        for (int i = first; i >= 0 && i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                length--;
        }

        return length;
    }

    /// <summary>A text as regular expressions see it: .NET's know no character beyond U+FFFF, so that one of its kind stands for each.</summary>
    public static string ForPattern(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var seen = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            seen.Append(rune.IsBmp ? (char)rune.Value : StandIn(Rune.GetUnicodeCategory(rune)));
        return seen.ToString();
    }

    // Rare signs: a pattern that names them would be odd.
    private static char StandIn(UnicodeCategory category) => category switch
    {
        UnicodeCategory.DecimalDigitNumber => '\uABF0',
        UnicodeCategory.NonSpacingMark => '\uABE8',
        <= UnicodeCategory.OtherLetter => '\uA7FF',
        _ => '\uFFFF',
    };

    /// <summary>Whether bytes are UTF-8, also where a character lies across two segments.</summary>
    public static bool IsValid(in ReadOnlySequence<byte> utf8)
    {
        if (utf8.IsSingleSegment)
            return Utf8.IsValid(utf8.FirstSpan);
        Span<byte> seam = stackalloc byte[4];
        int kept = 0;
        foreach (ReadOnlyMemory<byte> segment in utf8)
        {
            ReadOnlySpan<byte> rest = segment.Span;
            while (kept > 0 && !rest.IsEmpty)
            {
                seam[kept++] = rest[0];
                rest = rest[1..];
                switch (Rune.DecodeFromUtf8(seam[..kept], out _, out _))
                {
                    case OperationStatus.Done:
                        kept = 0;
                        break;
                    case OperationStatus.InvalidData:
                        return false;
                }
            }

            int whole = rest.Length - TailLength(rest);
            if (!Utf8.IsValid(rest[..whole]))
                return false;
            if (whole < rest.Length)
            {
                rest[whole..].CopyTo(seam);
                kept = rest.Length - whole;
            }
        }

        return kept == 0;
    }

    // Bytes at the end that begin a character which the next segment may complete.
    private static int TailLength(ReadOnlySpan<byte> utf8)
    {
        for (int length = 1; length <= Math.Min(3, utf8.Length); length++)
        {
            byte b = utf8[^length];
            if ((b & 0xC0) == 0x80)
                continue;
            bool incomplete = Rune.DecodeFromUtf8(utf8[^length..], out _, out _) == OperationStatus.NeedMoreData;
            return incomplete ? length : 0;
        }

        return 0;
    }
}

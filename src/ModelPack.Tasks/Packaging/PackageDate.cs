using System.Buffers.Binary;
using System.Globalization;

namespace ModelPack.Tasks.Packaging;

/// <summary>The one date of all entries of a package: the same for the same content, and another for other content.</summary>
internal static class PackageDate
{
    // A zip file counts in steps of two seconds. 24 bits of them are a little more than a year.
    private const int Step = 2;
    private const int StepBits = 24;
    private static readonly DateTimeOffset s_constant = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// At most a year before the latest date. Builds copy by date and size: with one constant date, an app that changes
    /// to another version of a package whose assembly has the same size would keep the old assembly.
    /// </summary>
    /// <param name="content">A digest over all that is in the package.</param>
    /// <param name="epoch">The latest date, in seconds since 1970 (<c>SOURCE_DATE_EPOCH</c>); a constant when empty.</param>
    public static DateTimeOffset For(ReadOnlySpan<byte> content, string epoch)
    {
        DateTimeOffset latest = long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, new DateTimeOffset(1982, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), new DateTimeOffset(2107, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()))
            : s_constant;
        long steps = BinaryPrimitives.ReadUInt32BigEndian(content) >> (32 - StepBits);
        return latest.AddSeconds(-steps * Step);
    }
}

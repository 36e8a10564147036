using System.Globalization;
using System.Text.Json;
using ModelPack.Packages.Contracts;

namespace ModelPack.Conformance.Tests.Agreement;

/// <summary>Numbers at which a rule or a type changes its mind. All are float64 exactly: what reads JSON as a schema's validator does knows no others.</summary>
internal static class NumberEdges
{
    private static readonly double[] s_common = [0, -0.0, 1, -1, 2, 3, 7, 100, 0.5, 1.5, 2.5, 1e-46, 7.006492321624085e-46, 1e-45, 1e-7, 3e-8, 2049, 2050, 16777216, 16777217, 16777218, 33554434, 33554433,
        65504, 65519.99, 65520, 65535, 65536, 9007199254740992, 9007199254740994, 18014398509481986, 1e15, 1e19, 1e38, 3.4028234663852886e38, 3.4028235677973362e38, 3.4028235677973366e38, 3.3895313892515355e38, 3.39e38, 1e39, 1e300, 5e-324,
        127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296,
        9223372036854774784d, 9223372036854775808d, -9223372036854775808d, -9223372036854777856d, 18446744073709549568d, 18446744073709551616d];

    /// <summary>An edge, as one of the texts that mean it.</summary>
    public static string Pick(ContractMember member, Random random)
    {
        double[] own = [.. Own(member)];
        if (random.Next(5) < 3)
            return Write(own.Length == 0 ? random.Next(5) : member.IsFloatingPoint ? own[0] : Math.Round(own[0]), random);
        double edge = own.Length > 0 && random.Next(3) > 0 ? own[random.Next(own.Length)] : s_common[random.Next(s_common.Length)];
        double number = random.Next(3) == 0 ? Near(edge, random) : edge;
        return Write(number, random);
    }

    /// <summary>The bounds and values that rules name, and what lies between them.</summary>
    private static IEnumerable<double> Own(ContractMember member)
    {
        double? minimum = Number(member.Minimum), maximum = Number(member.Maximum);
        double[] bounds = [.. new[] { minimum, maximum }.Concat((member.Allowed ?? []).Concat(member.Denied ?? []).Select(value => Number(value))).OfType<double>()];
        if (minimum is not null || maximum is not null)
            yield return ((minimum ?? maximum - 2)!.Value / 2) + ((maximum ?? minimum + 2)!.Value / 2);
        else if (member.Denied is not null)
            yield return 5;
        foreach (double bound in bounds)
        {
            yield return bound;
            yield return (float)bound;
        }
    }

    private static double? Number(JsonElement? value) => value is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    // A neighbour in one of the types, or half the way to it.
    private static double Near(double edge, Random random)
    {
        bool isUp = random.Next(2) == 0;
        double Next(double of) => random.Next(4) switch
        {
            0 => isUp ? double.BitIncrement(of) : double.BitDecrement(of),
            1 => isUp ? MathF.BitIncrement((float)of) : MathF.BitDecrement((float)of),
            2 => (double)(isUp ? Half.BitIncrement((Half)of) : Half.BitDecrement((Half)of)),
            _ => BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits((float)of) & 0xFFFF0000) + (isUp ? 0x10000u : 0)),
        };
        double next = Next(edge);
        double near = random.Next(2) == 0 ? next : (edge / 2) + (next / 2);
        return random.Next(4) == 0 ? Math.Round(near) : near;
    }

    // All digits: halfway between two numbers of a narrower type, the shortest text is already nearer to one of them.
    private static string Exact(double number)
    {
        string[] parts = number.ToString("E780", CultureInfo.InvariantCulture).Split('E');
        return parts[0].TrimEnd('0') + "E" + parts[1];
    }

    private static string Write(double number, Random random)
    {
        if (!double.IsFinite(number))
            return number > 0 ? "1e999" : "-1e999";

        // The shortest text of a large number is that of a neighbour, as far as integers go.
        string text = number.ToString(Math.Abs(number) is >= 9007199254740992 and < 1e22 ? "F0" : "R", CultureInfo.InvariantCulture);
        if (text.Count(char.IsAsciiDigit) > 15 && Math.Floor(number) != number)
            return Exact(number);
        bool isPlain = text.IndexOfAny(['E', '.']) < 0;
        return random.Next(8) switch
        {
            0 when isPlain => text + ".0",
            1 when isPlain => text + "e0",
            2 when isPlain => text + "0E-1",
            _ => text,
        };
    }
}

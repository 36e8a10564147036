using System;
using System.Linq;

namespace ModelPack;

/// <summary>Names of files that every system takes: a package made on Linux is also extracted on Windows.</summary>
internal static class PortableFileName
{
    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    private static readonly string[] s_numberedDevices = ["COM", "LPT"];

    /// <summary>Why a name of a file or folder is none somewhere; null when it is one everywhere.</summary>
    public static string? Refuse(string name)
    {
        if (name.Any(PrintableText.IsUnsafe))
            return "it holds a control character";
        if (name.IndexOfAny(['<', '>', ':', '"', '|', '?', '*', '/', '\\']) >= 0)
            return "it holds a character that Windows does not allow in file names";
        if (name.Length == 0 || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[name.Length - 1]) || name[name.Length - 1] == '.')
            return "it begins or ends with a blank, or ends with a dot, which Windows drops";
        return IsDevice(name) ? "it is the name of a device on Windows" : null;
    }

    // With any extension: CON.bin is the console too.
    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].TrimEnd();
        return s_devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && char.IsDigit(stem[3]) && s_numberedDevices.Contains(stem.Substring(0, 3), StringComparer.OrdinalIgnoreCase));
    }
}

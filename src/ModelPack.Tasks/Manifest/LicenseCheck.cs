using NuGet.Packaging.Licenses;

namespace ModelPack.Tasks.Manifest;

/// <summary>Holds a licence against SPDX, by the list that NuGet itself knows.</summary>
internal static class LicenseCheck
{
    private const string OwnTerms = "LicenseRef-";

    /// <summary>Why it is no SPDX expression, as a clause; null when it is one.</summary>
    public static string? Refuse(string license)
    {
        // Terms of the author's own are SPDX too, and NuGet's reader does not take them.
        if (IsOwn(license))
            return null;
        try
        {
            return Find(NuGetLicenseExpression.Parse(license)) is { } unknown ? $"'{unknown}' is no licence of the SPDX list (https://spdx.org/licenses)" : null;
        }
        catch (NuGetLicenseExpressionParsingException exception)
        {
            return exception.Message.TrimEnd('.');
        }
        catch (ArgumentException exception)
        {
            return exception.Message.TrimEnd('.');
        }
    }

    private static bool IsOwn(string license) =>
        license.StartsWith(OwnTerms, StringComparison.Ordinal) && license.Length > OwnTerms.Length && license.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    private static string? Find(NuGetLicenseExpression expression)
    {
        string? unknown = null;
        expression.OnEachLeafNode(license => unknown ??= license.IsStandardLicense ? null : license.Identifier, static _ => { });
        return unknown;
    }
}

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

    /// <summary>A licence as Hugging Face writes it, in lower case, as SPDX does; terms that are on no list are terms of the author's own.</summary>
    public static string FromCard(string license)
    {
        if (license.Contains(' ', StringComparison.Ordinal) || IsOwn(license))
            return license;
        string id = NuGetLicenseData.LicenseList.Keys.FirstOrDefault(key => string.Equals(key, license, StringComparison.OrdinalIgnoreCase)) ?? "";
        if (id.Length == 0)
            return OwnTerms + string.Concat(license.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'));

        // Ids without -only or -or-later are not allowed any more: they did not say which.
        return NuGetLicenseData.LicenseList[id].IsDeprecatedLicenseId && NuGetLicenseData.LicenseList.ContainsKey(id + "-only") ? id + "-only" : id;
    }

    private static bool IsOwn(string license) =>
        license.StartsWith(OwnTerms, StringComparison.Ordinal) && license.Length > OwnTerms.Length && license.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    private static string? Find(NuGetLicenseExpression expression)
    {
        string? unknown = null;
        expression.OnEachLeafNode(license => unknown ??= license.IsStandardLicense || IsOwn(license.Identifier) ? null : license.Identifier, static _ => { });
        return unknown;
    }
}

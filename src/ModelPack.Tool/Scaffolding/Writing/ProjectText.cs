using System.Security;
using System.Text;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Writes the project file.</summary>
internal static class ProjectText
{
    /// <summary>What stands for a licence that nobody has stated yet: an SPDX expression that claims nothing.</summary>
    public const string NoLicense = "LicenseRef-NotStated";

    /// <summary>The project file.</summary>
    /// <param name="options">Names and places.</param>
    /// <param name="card">The draft of the model card.</param>
    /// <param name="examples">The file of examples; null for none.</param>
    public static string Write(ScaffoldOptions options, string card, string? examples) => $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <PackageId>{options.PackageId}</PackageId>
            <Version>0.1.0</Version>
          </PropertyGroup>

          <!-- License: the model's, as an SPDX expression such as MIT. {NoLicense} says that nobody has stated one yet. -->
          <ItemGroup>
            <PackageReference Include="ModelPack" Version="{SecurityElement.Escape(options.ModelPackVersion)}" />
            <OnnxModel Include="{Item(options.ModelFile)}" License="{NoLicense}" Card="{Item(card)}"{(examples is null ? "" : $" Examples=\"{Item(examples)}\"")} />
          </ItemGroup>

        </Project>

        """.ReplaceLineEndings("\n");

    // MSBuild's own escapes first: %, ;, * and the like mean something in an item.
    private static string Item(string path)
    {
        var item = new StringBuilder(path.Length);
        foreach (char c in path)
            _ = c is '%' or '*' or '?' or '@' or '$' or '(' or ')' or ';' or '\'' ? item.Append('%').Append(((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)) : item.Append(c);
        return SecurityElement.Escape(item.ToString());
    }
}

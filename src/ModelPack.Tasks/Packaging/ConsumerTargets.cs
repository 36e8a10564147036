using System.Globalization;
using System.Security;
using System.Text;

namespace ModelPack.Tasks.Packaging;

/// <summary>Writes <c>buildTransitive/&lt;PackageId&gt;.targets</c>, which brings the models to the output of the apps above.</summary>
internal static class ConsumerTargets
{
    // What MSBuild would take as its own in a file name.
    private const string Special = "%$@'();?*";

    /// <summary>Lists each file; a pattern would be walked at every evaluation, and take what does not belong there.</summary>
    public static string Write(string packageId, IEnumerable<PackagedModel> models)
    {
        var items = new StringBuilder();
        foreach (PackagedModel model in models)
        {
            foreach (PackageFile file in model.Files)
            {
                string link = $"modelpack/{model.Name}/{model.OutputFolder}/{file.EntryName[model.Folder.Length..]}";
                items.Append(CultureInfo.InvariantCulture,
                    $"""    <None Include="$(MSBuildThisFileDirectory)../{Escape(file.EntryName)}" Link="{Escape(link)}" CopyToOutputDirectory="IfDifferent" CopyToPublishDirectory="IfDifferent" Pack="false" Visible="false" />""").Append('\n');
            }
        }

        return $"""
            <Project>

              <!-- The models of {packageId}, in the output of every project that uses it. The folder is named by the payload's digest. -->
              <ItemGroup>
            {items.ToString().TrimEnd('\n')}
              </ItemGroup>

              <!-- Publish copies what is newer, and an older version of a package is older. -->
              <Target Name="_ModelPackPublish_{packageId.Replace('.', '_')}" AfterTargets="ComputeResolvedFilesToPublishList">
                <ItemGroup>
                  <ResolvedFileToPublish Condition="'%(ResolvedFileToPublish.NuGetPackageId)' == '{packageId}' and '%(ResolvedFileToPublish.CopyToPublishDirectory)' == 'PreserveNewest'"
                                         CopyToPublishDirectory="IfDifferent" />
                </ItemGroup>
              </Target>

            </Project>

            """.ReplaceLineEndings("\n");
    }

    private static string Escape(string path)
    {
        var escaped = new StringBuilder();
        foreach (char c in path)
        {
            if (Special.Contains(c))
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:x2}");
            else
                escaped.Append(c);
        }

        return SecurityElement.Escape(escaped.ToString());
    }
}

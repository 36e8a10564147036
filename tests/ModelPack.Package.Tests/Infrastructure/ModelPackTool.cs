using System.Runtime.InteropServices;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>The command <c>modelpack</c>, installed from our feed into the workspace, once in a run.</summary>
internal static class ModelPackTool
{
    /// <summary>The package of the command for this machine.</summary>
    public static string PackageId { get; } = $"ModelPack.Tool.{RuntimeInformation.RuntimeIdentifier}";

    /// <summary>Runs the command in the workspace's folder.</summary>
    public static CommandResult Run(Workspace workspace, params IEnumerable<string> arguments) => workspace.Run("", [Assembly(workspace), .. arguments]);

    /// <summary>The program itself, where it was installed to.</summary>
    public static string Assembly(Workspace workspace)
    {
        Install(workspace);
        return Path.Combine(workspace.Root, "packages", PackageId.ToLowerInvariant(), workspace.Version, "tools", "net10.0", RuntimeInformation.RuntimeIdentifier, "ModelPack.Tool.dll");
    }

    private static void Install(Workspace workspace) => workspace.Once("tool", () =>
    {
        workspace.Run("", "new", "tool-manifest", "--force").Succeeded();
        return workspace.Run("", "tool", "install", "ModelPack.Tool", "--version", workspace.Version);
    });
}

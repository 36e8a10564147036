using System.Diagnostics;

namespace ModelPack.Testing.Judges;

/// <summary>Asks spectral, a linter of OpenAPI documents by others, with all of its rules for them.</summary>
/// <remarks>Tests skip themselves where it is not <see cref="IsInstalled"/>.</remarks>
public static class OpenApiLint
{
    /// <summary>Whether the linter and node are there.</summary>
    public static bool IsInstalled => JsonJudge.IsInstalled && File.Exists(Program);

    private static string Program => Path.Combine(JsonJudge.Modules, "@stoplight", "spectral-cli", "dist", "index.js");

    /// <summary>What spectral says of a document, a finding a line; empty for nothing.</summary>
    /// <param name="document">The document as JSON.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<string> LintAsync(string document, CancellationToken cancellationToken = default)
    {
        string folder = Directory.CreateTempSubdirectory("modelpack-lint-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), document, cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "rules.yaml"), "extends: [[\"spectral:oas\", all]]\n", cancellationToken);
            var start = new ProcessStartInfo("node", [Program, "lint", "openapi.json", "--ruleset", "rules.yaml", "--format", "text", "--fail-severity", "hint", "--quiet"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process spectral = Process.Start(start)!;
            Task<string> findings = spectral.StandardOutput.ReadToEndAsync(cancellationToken);
            string errors = await spectral.StandardError.ReadToEndAsync(cancellationToken);
            await spectral.WaitForExitAsync(cancellationToken);
            return spectral.ExitCode is 0 or 1 ? (spectral.ExitCode == 0 ? "" : await findings) : throw new InvalidOperationException($"spectral ended with {spectral.ExitCode}: {errors}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

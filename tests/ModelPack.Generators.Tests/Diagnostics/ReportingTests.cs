using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Generators.Diagnostics;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>How diagnostics reach their author: places, suppression, severity, help.</summary>
public sealed class ReportingTests
{
    private static readonly TestModel s_model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");

    private const string Wrong = "public required double X { get; init; }";

    [Fact]
    public void A_pragma_silences_a_diagnostic()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, "\n#pragma warning disable MPK1005\n" + Wrong + "\n#pragma warning restore MPK1005\n"));

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    public void The_authors_settings_change_the_severity(ReportDiagnostic setting, DiagnosticSeverity expected)
    {
        UserProject project = SmallContract.Of(s_model, Wrong);
        CSharpCompilation compilation = project.Compile();
        compilation = compilation.WithOptions(compilation.Options
            .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithSyntaxTreeOptionsProvider(new Settings("MPK1005", setting)));

        Assert.Equal(expected, Assert.Single(ContractReport.Of(project, compilation).Ours).Severity);
    }

    [Theory]
    [InlineData("public required double X { get; init; }", "In")]
    [InlineData("public float? X { get; init; }", "In")]
    public void What_lies_in_another_assembly_is_shown_where_the_contract_names_it(string member, string span)
    {
        var library = new UserProject($$"""namespace Acme.Models; public sealed record In { {{member}} } public sealed record Out { public required float Y { get; init; } }""");
        var project = new UserProject("""
            using ModelPack;
            namespace Acme.Models;
            [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
            """, s_model);
        CSharpCompilation compilation = project.Compile().AddReferences(library.Compile().WithAssemblyName("Acme.Types").ToMetadataReference());

        Assert.Equal(span, ContractReport.Span(Assert.Single(ContractReport.Of(project, compilation).Ours)));
    }

    [Fact]
    public void Inherited_members_are_reported_where_they_are_declared()
    {
        ContractReport report = ContractReport.Of(new UserProject("""
            using ModelPack;
            namespace Acme.Models;
            [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
            public class Base { public long X { get; set; } }
            public class In : Base;
            public record Out(float Y);
            """, s_model));

        Assert.Equal("long", ContractReport.Span(report.Only("MPK1005")));
    }

    [Fact]
    public void Each_mistake_is_one_diagnostic()
    {
        TestModel model = SmallContract.Model("""input "a" float32["n"]""", """input "b" float32["n"]""", """input "c" float32["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, """
            public required decimal A { get; init; }
            [Tensor("bb")] public required float Second { get; init; }
            """));

        Assert.Equal(["MPK1004", "MPK1009", "MPK1003"], report.Ours.Select(diagnostic => diagnostic.Id));
        Assert.Contains("Input 'c'", report.Ours[0].GetMessage(), StringComparison.Ordinal);
        Assert.Empty(report.Compiler);
    }

    [Fact]
    public void Names_that_do_not_compile_are_left_to_the_compiler()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, "public required Flaot X { get; init; }"));

        Assert.Empty(report.Ours);
        Assert.All(report.Compiler, problem => Assert.Equal("CS0246", problem.Id));
        Assert.NotEmpty(report.Compiler);
    }

    [Fact]
    public void Each_diagnostic_has_its_page_with_a_wrong_and_a_right_example()
    {
        foreach (DiagnosticDescriptor descriptor in ContractDiagnostics.All)
        {
            string page = File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "src", "ModelPack", "docs", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: ", page);
            Assert.Contains("## Wrong", page, StringComparison.Ordinal);
            Assert.Contains("## Right", page, StringComparison.Ordinal);
            Assert.EndsWith($"/{descriptor.Id}.md", descriptor.HelpLinkUri);
        }
    }

    [Fact]
    public void Each_page_is_named_by_its_title()
    {
        string[] pages = Directory.GetFiles(Path.Combine(TestModels.RepositoryRoot, "src", "ModelPack", "docs"), "MPK*.md");

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.StartsWith($"# {Path.GetFileNameWithoutExtension(page)}: ", File.ReadAllText(page)));
    }

    private sealed class Settings(string id, ReportDiagnostic setting) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = setting;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests.Testing;

/// <summary>A user's project as an editor has it: diagnostics, the fixes that it offers, and what they make of the files.</summary>
internal sealed class OpenProject
{
    private readonly UserProject _project;
    private readonly Project _opened;
    private readonly ContractReport _report;

    private OpenProject(UserProject project, Project opened)
    {
        _project = project;
        _opened = opened;
        var compilation = (CSharpCompilation)opened.GetCompilationAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()!;
        _report = ContractReport.Of(project, compilation);
    }

    /// <summary>Diagnostics of contracts.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _report.Ours;

    /// <summary>All that stops the build.</summary>
    public IEnumerable<string> Errors => _report.Errors;

    /// <summary>Opens a project.</summary>
    /// <param name="project">The project with the contract.</param>
    /// <param name="library">A project that it refers to: name and source.</param>
    public static OpenProject Of(UserProject project, (string Name, string Source)? library = null)
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        var id = ProjectId.CreateNewId();
        solution = Add(solution, id, "Acme.Models", project.Compile());
        if (library is { } other)
        {
            var otherId = ProjectId.CreateNewId();
            solution = Add(solution, otherId, other.Name, new UserProject(other.Source).Compile()).AddProjectReference(id, new ProjectReference(otherId));
        }

        return new OpenProject(project, solution.GetProject(id)!);
    }

    /// <summary>The text of a file.</summary>
    public string this[string file] => _opened.Documents.Single(document => document.Name == file).GetTextAsync().Result.ToString();

    /// <summary>The only diagnostic.</summary>
    public Diagnostic Only(string id)
    {
        Diagnostic only = Assert.Single(Diagnostics);
        Assert.Equal(id, only.Id);
        return only;
    }

    /// <summary>The titles of what is offered for a diagnostic.</summary>
    public IReadOnlyList<string> Offered(Diagnostic diagnostic) => [.. Actions(diagnostic).Select(action => action.Title)];

    /// <summary>The project after a fix.</summary>
    public OpenProject Apply(Diagnostic diagnostic, string title) => After(Actions(diagnostic).Single(action => action.Title == title));

    /// <summary>The project after a fix was made everywhere.</summary>
    public OpenProject ApplyToAll(string id, string key)
    {
        var provider = new ContractCodeFixProvider();
        var context = new FixAllContext(_opened, provider, FixAllScope.Project, key, [id], new Found([.. Diagnostics.Where(diagnostic => diagnostic.Id == id)]), TestContext.Current.CancellationToken);
        return After(provider.GetFixAllProvider().GetFixAsync(context).Result!);
    }

    private List<CodeAction> Actions(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        Document document = _opened.GetDocument(diagnostic.Location.SourceTree)!;
        new ContractCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken)).Wait();
        return actions;
    }

    private OpenProject After(CodeAction action)
    {
        ApplyChangesOperation operation = action.GetOperationsAsync(TestContext.Current.CancellationToken).Result.OfType<ApplyChangesOperation>().Single();
        return new OpenProject(_project, operation.ChangedSolution.GetProject(_opened.Id)!);
    }

    private static Solution Add(Solution solution, ProjectId id, string name, CSharpCompilation compilation)
    {
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: compilation.Options, parseOptions: UserProject.ParseOptions, metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, tree.GetText(), filePath: tree.FilePath);
        return solution;
    }

    private sealed class Found(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

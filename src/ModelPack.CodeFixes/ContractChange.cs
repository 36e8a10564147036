using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Editing;

namespace ModelPack.CodeFixes;

/// <summary>A change that would repair a contract.</summary>
/// <param name="Title">What the author chooses.</param>
/// <param name="Key">Names the kind of change, for making it everywhere.</param>
/// <param name="Apply">Makes it; several changes share an editor, so it works on nodes as they are by then.</param>
internal sealed record ContractChange(string Title, string Key, Func<SolutionEditor, CancellationToken, Task> Apply);

using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class BadRequestTests(ModelPackages packages) : IClassFixture<ModelPackages>
{
    public static TheoryData<string> Names => [.. BadRequests.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_request_is_refused_with_every_failure_and_no_value(string name)
    {
        BadRequest request = BadRequests.All[name];
        Answer answer = await Answer.PostAsync(packages.Server.Client, request.Route, request.Body, waitForPermission: request.Status == 413);
        answer.IsProblem(request.Status, request.Status == 413 ? "request-too-large" : "invalid-input");
        Assert.DoesNotContain(request.Secret, answer.Text, StringComparison.Ordinal);
        if (request.Status == 413)
            return;

        Assert.Equal(request.Paths, answer.Paths);
        string[] codes = [.. answer.Body["codes"]!.AsObject().SelectMany(static path => path.Value!.AsArray()).Select(static code => (string)code!)];
        Assert.All(codes, static code => Assert.Matches("^MPK30[0-9][0-9]$", code));
        if (request.Code is { } expected)
            Assert.All(codes, code => Assert.Equal(expected, code));
    }

    [Fact]
    public async Task Failures_beyond_the_limit_are_not_listed()
    {
        string unknown = string.Join(',', Enumerable.Range(0, 10_000).Select(static i => $"\"m{i}\":1"));
        Answer answer = await Answer.PostAsync(packages.Server.Client, "/iris/predict", BadRequests.Flower("5", unknown));
        answer.IsProblem(400, "invalid-input");
        Assert.InRange(answer.Paths.Count(), 100, 101);
    }

    [Fact]
    public async Task The_app_answers_good_requests_after_all_the_bad_ones()
    {
        foreach (BadRequest request in BadRequests.All.Values.Where(static request => request.Body.Length < 100_000))
            await Answer.PostAsync(packages.Server.Client, request.Route, request.Body);
        Answer answer = await Answer.PostAsync(packages.Server.Client, "/iris/predict", BadRequests.Flower("5"));
        Assert.Equal(200, answer.Status);
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CaseFiles;

public sealed record Login(string User, string Password);

/// <summary>Who has logged in, by the token that was given out.</summary>
public sealed class Sessions(string password)
{
    private readonly ConcurrentDictionary<string, string> users = new();

    /// <summary>A token; null if the password is wrong.</summary>
    public string? Open(Login login)
    {
        if (login.Password != password) return null;
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        users[token] = login.User;
        return token;
    }

    public async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var authorization = context.HttpContext.Request.Headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.Ordinal) && users.ContainsKey(authorization["Bearer ".Length..])
            ? await next(context)
            : Results.Unauthorized();
    }
}

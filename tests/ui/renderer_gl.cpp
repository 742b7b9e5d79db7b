#include "tests/ui/renderer_gl.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GLES2/gl2.h>
#include <imgui.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <unordered_map>

namespace kiosk::ui::test {

namespace {

constexpr const char* vertex_source =
    "uniform mat4 projection; attribute vec2 position; attribute vec2 uv; attribute vec4 colour;"
    "varying vec2 fragment_uv; varying vec4 fragment_colour;"
    "void main() { fragment_uv = uv; fragment_colour = colour; gl_Position = projection * vec4(position, 0, "
    "1); }";

constexpr const char* fragment_source =
    "precision highp float; uniform sampler2D picture; varying vec2 fragment_uv; varying vec4 "
    "fragment_colour;"
    "void main() { gl_FragColor = fragment_colour * texture2D(picture, fragment_uv); }";

void check(bool good, const std::string& doing) {
    if (!good) {
        throw std::runtime_error("OpenGL reference: " + doing);
    }
}

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    check(good == GL_TRUE, "compile a shader");
    return shader;
}

GLuint link_program() {
    const GLuint program = glCreateProgram();
    glAttachShader(program, compile(GL_VERTEX_SHADER, vertex_source));
    glAttachShader(program, compile(GL_FRAGMENT_SHADER, fragment_source));
    glBindAttribLocation(program, 0, "position");
    glBindAttribLocation(program, 1, "uv");
    glBindAttribLocation(program, 2, "colour");
    glLinkProgram(program);
    GLint good = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &good);
    check(good == GL_TRUE, "link the program");
    return program;
}

GLuint texture_of(int width, int height, const void* rgba) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    return name;
}

const void* offset_of(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);
}

void draw_list(const ImDrawList& list, ImVec2 origin, int height,
               const std::unordered_map<void*, GLuint>& textures) {
    glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
                 GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const std::size_t start = command.VtxOffset * sizeof(ImDrawVert);
        constexpr int stride = sizeof(ImDrawVert);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset_of(start + offsetof(ImDrawVert, pos)));
        glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset_of(start + offsetof(ImDrawVert, uv)));
        glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                              offset_of(start + offsetof(ImDrawVert, col)));
        const int left = static_cast<int>(command.ClipRect.x - origin.x);
        const int top = static_cast<int>(command.ClipRect.y - origin.y);
        const int right = static_cast<int>(command.ClipRect.z - origin.x);
        const int bottom = static_cast<int>(command.ClipRect.w - origin.y);
        if (right <= left || bottom <= top) {
            continue;
        }
        glScissor(left, height - bottom, right - left, bottom - top);
        glBindTexture(GL_TEXTURE_2D, textures.at(command.GetTexID()));
        static_assert(sizeof(ImDrawIdx) == 2);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                       offset_of(command.IdxOffset * sizeof(ImDrawIdx)));
    }
}

}  // namespace

struct GlReference::Parts {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    GLuint program = 0;
    std::unordered_map<void*, GLuint> textures;
};

GlReference::GlReference() : parts_(std::make_unique<Parts>()) {
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    setenv("GALLIUM_DRIVER", "llvmpipe", 1);
    parts_->display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    check(eglInitialize(parts_->display, nullptr, nullptr) == EGL_TRUE, "start EGL without a surface");
    check(eglBindAPI(EGL_OPENGL_ES_API) == EGL_TRUE, "choose OpenGL ES");
    const std::array<EGLint, 5> wanted{EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_ES2_BIT,
                                       EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    check(eglChooseConfig(parts_->display, wanted.data(), &config, 1, &count) == EGL_TRUE && count == 1,
          "choose a configuration");
    const std::array<EGLint, 3> version{EGL_CONTEXT_CLIENT_VERSION, 2, EGL_NONE};
    parts_->context = eglCreateContext(parts_->display, config, EGL_NO_CONTEXT, version.data());
    check(eglMakeCurrent(parts_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, parts_->context) == EGL_TRUE,
          "make the context current");
    const std::string renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    check(renderer.find("llvmpipe") != std::string::npos, "expected llvmpipe, got " + renderer);
    parts_->program = link_program();
}

GlReference::~GlReference() {
    eglMakeCurrent(parts_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(parts_->display, parts_->context);
    eglTerminate(parts_->display);
}

void GlReference::add_texture(TextureId id, int width, int height, std::span<const std::uint8_t> rgba) {
    parts_->textures[handle_of(id)] = texture_of(width, height, rgba.data());
}

std::vector<std::uint32_t> GlReference::draw(const ImDrawData& data, int width, int height,
                                             std::uint32_t background) {
    GLuint frame = 0;
    glGenFramebuffers(1, &frame);
    glBindFramebuffer(GL_FRAMEBUFFER, frame);
    GLuint target = texture_of(width, height, nullptr);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target, 0);
    check(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE, "make a frame buffer");
    glViewport(0, 0, width, height);
    const auto part = [&](unsigned shift) {
        return static_cast<float>((background >> shift) & 0xFFU) / 255.0F;
    };
    glDisable(GL_SCISSOR_TEST);
    glClearColor(part(16), part(8), part(0), 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_DITHER);
    glEnable(GL_SCISSOR_TEST);
    glUseProgram(parts_->program);
    const float x_scale = 2.0F / static_cast<float>(width);
    const float y_scale = -2.0F / static_cast<float>(height);
    const std::array<float, 16> projection{x_scale,
                                           0,
                                           0,
                                           0,
                                           0,
                                           y_scale,
                                           0,
                                           0,
                                           0,
                                           0,
                                           -1,
                                           0,
                                           -1 - data.DisplayPos.x * x_scale,
                                           1 - data.DisplayPos.y * y_scale,
                                           0,
                                           1};
    glUniformMatrix4fv(glGetUniformLocation(parts_->program, "projection"), 1, GL_FALSE, projection.data());
    glUniform1i(glGetUniformLocation(parts_->program, "picture"), 0);
    std::array<GLuint, 2> buffers{};
    glGenBuffers(2, buffers.data());
    glBindBuffer(GL_ARRAY_BUFFER, buffers[0]);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
    for (const GLuint attribute : {0U, 1U, 2U}) {
        glEnableVertexAttribArray(attribute);
    }
    for (int i = 0; i < data.CmdListsCount; ++i) {
        draw_list(*data.CmdLists[i], data.DisplayPos, height, parts_->textures);
    }
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
    check(glGetError() == GL_NO_ERROR, "draw");
    glDeleteBuffers(2, buffers.data());
    glDeleteTextures(1, &target);
    glDeleteFramebuffers(1, &frame);
    std::vector<std::uint32_t> pixels;
    pixels.reserve(bytes.size() / 4);
    for (int y = height - 1; y >= 0; --y) {
        for (int x = 0; x < width; ++x) {
            const std::uint8_t* from = &bytes[static_cast<std::size_t>(y * width + x) * 4];
            pixels.push_back(0xFF000000U | std::uint32_t{from[0]} << 16U | std::uint32_t{from[1]} << 8U |
                             from[2]);
        }
    }
    return pixels;
}

}  // namespace kiosk::ui::test
